/** The pickup board: tokens that the kitchen makes, and tokens that may be fetched. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/board.en.json'
import hi from '../lib/words/board.hi.json'
import { BoardScreen } from './board.ts'

openScreen({ kind: 'board', words: { en, hi }, screen: BoardScreen })
